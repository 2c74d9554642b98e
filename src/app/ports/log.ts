/**
 * Where operations tell what they do. Messages are static sentences; what varies goes into `values`.
 * Never a token, a secret or personal data.
 */
export interface Log {
  debug(values: Record<string, unknown>, message: string): void;
  info(values: Record<string, unknown>, message: string): void;
  warn(values: Record<string, unknown>, message: string): void;
  error(values: Record<string, unknown>, message: string): void;
}
