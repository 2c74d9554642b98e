import { useState } from 'preact/hooks';
import { useSpeech } from '../texts/speech.ts';

/** A value to take elsewhere. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { texts } = useSpeech();
  const [copiedValue, setCopiedValue] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopiedValue(value);
    } catch {
      // A browser may refuse the clipboard; the field can be selected by hand.
    }
  };
  return (
    <div class="copy-field">
      <label>
        <span class="copy-label">{label}</span>
        <input readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {copiedValue === value ? texts.progress.copied : texts.progress.copy}
      </button>
    </div>
  );
}
