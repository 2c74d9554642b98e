import type { CSSProperties } from 'preact';
import { useSpeech } from '../texts/speech.ts';

/** A class in its colour. */
export function Badge(props: {
  label: string;
  colour: string | undefined;
  isProvisional?: boolean;
  isStrong?: boolean;
}) {
  const { label, colour, isProvisional = false, isStrong = false } = props;
  const { texts } = useSpeech();
  return (
    <span class={isStrong ? 'badge badge-strong' : 'badge'} style={inColour(colour)}>
      {label}
      {isProvisional && (
        <span class="badge-mark" title={texts.card.provisionalHint}>
          {` · ${texts.card.provisional}`}
        </span>
      )}
    </span>
  );
}

/** Hands a colour to the style sheet, which makes it readable; anything but `#rrggbb` is no colour. */
function inColour(colour: string | undefined): CSSProperties {
  if (colour === undefined || !/^#[0-9a-f]{6}$/i.test(colour)) return {};
  return { '--class': colour } as CSSProperties;
}
