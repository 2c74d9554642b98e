import { type Config, ConfigError, readConfig } from '../config.ts';
import { CliError } from './cli-error.ts';

/** The settings of the server, from `.env` and the environment. Throws a {@link CliError} with everything that is wrong. */
export function readSettings(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) throw settingsError(error);
    throw error;
  }
}

/** What is wrong with the settings, for who typed a command. */
function settingsError(error: ConfigError): CliError {
  return new CliError(
    { en: error.message, zh: `配置不完整：\n${error.message.split('\n').slice(1).join('\n')}` },
    {
      en: 'Copy .env.example to .env and fill it in.',
      zh: '请将 .env.example 复制为 .env 并填写。',
    },
    { cause: error },
  );
}
