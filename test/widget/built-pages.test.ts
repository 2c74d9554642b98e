import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../dist/widget/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

describe('the built pages', () => {
  it.each(['index.html', 'signed-in.html', 'progress.html', 'welcome.html'])(
    '%s loads at most 40 kB of script, compressed',
    (page) => {
      const scripts = [...read(page).matchAll(/(?:src|href)="(\.\/[^"]+\.js)"/g)];
      const bytes = scripts.map(([, path = '']) => gzipSync(read(path)).length);

      expect(scripts.length).toBeGreaterThan(0);
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
    },
  );

  it('hold no kind of file that packing for Zoho leaves out without a word (.map, .ico, .webp, .mjs)', () => {
    const files = readdirSync(fileURLToPath(folder), { recursive: true }).map(String);

    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((name) => /\.(map|ico|webp|mjs)$/.test(name))).toEqual([]);
  });

  it('carry no script, style or event handler of their own, which the server forbids', () => {
    const pages = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.html'));

    expect(pages).toHaveLength(4);
    for (const page of pages) {
      expect(read(page)).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
    }
  });
});
