import type { WriteStream } from 'node:tty';
import type { Language } from '../../core/text.ts';
import { fitText, textWidth } from '../output/text-width.ts';
import type { Writer } from '../writer.ts';
import { createPainter } from './create-painter.ts';
import { drawBar } from './draw-bar.ts';

/** Says what is being done, one step after the other: a line that grows on a terminal, plain lines elsewhere. */
export interface Steps {
  /** Begins a step; the one before is done. */
  begin(label: string): void;
  /** How far the step has come. */
  progress(done: number, total: number | undefined): void;
  /** The step is done. */
  end(note?: string): void;
  /** The step cannot be done. */
  fail(): void;
  /** Says something that belongs to no step. */
  aside(line: string): void;
}

const labelColumns = 34;
const barColumns = 24;
/** How often a step that takes long says so where lines cannot grow. */
const plainEveryMs = 2000;
const green = '#2f9e63';
const red = '#c23b3b';

/** Steps written to a stream through its writer. */
export function createSteps(
  writer: Writer,
  stream: Partial<WriteStream>,
  language: Language,
): Steps {
  const paint = createPainter(stream);
  const isLive = stream.isTTY === true;
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format;
  let current: { label: string; beganAt: number; saidAt: number; done: number } | undefined;

  function say(line: string): void {
    writer.write(isLive ? `\r\u001b[2K${line}` : `${line}\n`);
    writer.flush();
  }

  function close(mark: string, note: string): void {
    if (!current) return;
    const seconds = ((performance.now() - current.beganAt) / 1000).toFixed(1);
    const time = language === 'zh' ? `${seconds} 秒` : `${seconds} s`;
    say(`  ${mark} ${padded(current.label)}${note.padStart(10)}  ${time.padStart(7)}`);
    if (isLive) writer.write('\n');
    current = undefined;
  }

  const steps: Steps = {
    begin(label) {
      steps.end();
      const now = performance.now();
      current = { label, beganAt: now, saidAt: now, done: 0 };
      if (isLive) say(`  · ${label}`);
    },

    progress(done, total) {
      if (!current || done === current.done) return;
      current.done = done;
      const isDue = performance.now() - current.saidAt >= plainEveryMs;
      if (!isLive && !isDue) return;
      current.saidAt = performance.now();
      const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
      const bar = share === undefined ? '' : `${fitText(drawBar(share, barColumns), barColumns)} `;
      const amount = total === undefined ? count(done) : `${count(done)} / ${count(total)}`;
      say(`  · ${padded(current.label)}${paint(bar, green)}${amount}`);
    },

    end(note) {
      close(paint('✓', green), note ?? (current?.done ? count(current.done) : ''));
    },

    fail() {
      close(paint('✗', red), '');
    },

    aside(line) {
      say(line);
      if (isLive) writer.write('\n');
    },
  };
  return steps;
}

function padded(label: string): string {
  return label + ' '.repeat(Math.max(1, labelColumns - textWidth(label)));
}
