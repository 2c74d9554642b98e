import { escapeHtml } from '../accounts/page.ts';

/** Markup that may stand in a page as it is. */
export interface Html {
  readonly markup: string;
}

/** What can stand between markup; `undefined`, `null` and `false` leave nothing. */
export type Content = Html | string | number | undefined | null | false | readonly Content[];

/** A template of HTML: everything put into it is escaped, unless it is {@link Html} itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const parts = strings.map((string, index) => string + render(contents[index]));
  return { markup: parts.join('') };
}

function render(content: Content): string {
  if (content === undefined || content === null || content === false) return '';
  if (typeof content === 'string' || typeof content === 'number')
    return escapeHtml(String(content));
  if ('markup' in content) return content.markup;
  return content.map(render).join('');
}
