import type { Request } from 'express';
import { Language } from './contract.ts';

/** The language a request asks for: `?language=`, else the browser's preference, else English. */
export function languageOf(request: Request): Language {
  const asked = Language.safeParse(request.query['language']);
  if (asked.success) return asked.data;
  return request.acceptsLanguages(['en', 'zh']) === 'zh' ? 'zh' : 'en';
}
