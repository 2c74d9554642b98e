import type { BadgeValue } from './class-fields.ts';
import { type Html, html } from './html.ts';

/** A value as a coloured badge; a dash when there is none. */
export function renderBadge(value: BadgeValue | undefined): Html {
  if (!value) return html`<span class="badge badge-none">—</span>`;
  return html`<span class="badge"${colourOf(value.colour)}>${value.display}</span>`;
}

/** The attribute that hands a colour to the style sheet; nothing for what is no colour. */
export function colourOf(colour: string | null | undefined): Html | undefined {
  return colour && /^#[0-9a-f]{6}$/i.test(colour) ? html` style="--class:${colour}"` : undefined;
}
