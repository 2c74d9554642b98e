import { html } from './html.ts';

/** The CRM's own mark, as it stands in its bar. */
export const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6"/><path d="M7 16.500V11m5 5.500V7.500m5 9V13"/></svg>`;

/** The same as a file of its own, for the browser's tab. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0d6b62"/><path d="M7 16.500V11m5 5.500V7.500m5 9V13" stroke="#fff" stroke-width="2.400" stroke-linecap="round"/></svg>`;
