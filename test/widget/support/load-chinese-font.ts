import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const files = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json');

/**
 * Gives every frame of a page the Chinese font that people's machines have and a test machine has not. From memory, since
 * our pages' policy lets no font in from anywhere.
 */
export async function loadChineseFont(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    for (const weight of ['400', '600']) await loadInto(frame, weight);
  }
}

async function loadInto(frame: Frame, weight: string): Promise<void> {
  const name = `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`;
  const base64 = readFileSync(files.replace('package.json', `files/${name}`), 'base64');
  await frame.evaluate(
    async ({ base64, weight }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const font = new FontFace('Noto Sans SC', bytes, { weight });
      document.fonts.add(await font.load());
      await document.fonts.ready;
    },
    { base64, weight },
  );
}
