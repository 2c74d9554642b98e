import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { unzipRows } from '../../../src/zoho/crm/unzip-rows.ts';

describe('unzipRows', () => {
  it('gives the rows of the file, its header first, without a byte order mark', async () => {
    const archive = await zipped('\uFEFFId,Name\r\n1,"a, ""b""\nc"\r\n2,\r\n');

    expect(await rowsOf(archive)).toEqual([
      ['Id', 'Name'],
      ['1', 'a, "b"\nc'],
      ['2', ''],
    ]);
  });

  it('keeps characters whole wherever the file is cut', async () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => [String(n), `客户 𠮷 ${n}`]);
    const archive = await zipped(rows.map((row) => `${row.join(',')}\n`).join(''));

    expect(await rowsOf(archive)).toEqual(rows);
  });

  it.each([
    ['no archive', async () => Buffer.from('<html>')],
    ['an empty archive', () => zipped(undefined)],
    [
      'an archive that breaks off',
      async () => (await zipped('Id\n1\n'.repeat(1000))).subarray(0, 50),
    ],
    [
      'an archive that was spoiled',
      async () => {
        const archive = await zipped('Id\n1\n'.repeat(1000));
        return Buffer.concat([archive.subarray(0, 45), Buffer.alloc(8), archive.subarray(53)]);
      },
    ],
  ])('takes %s for trouble of the CRM', async (_, archive) => {
    await expect(rowsOf(await archive())).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: 'unreadable file in the answer to test',
    });
  });
});

/** As Zoho writes archives: in one go, the sizes behind the file. */
function zipped(text: string | undefined): Promise<Buffer> {
  const zip = new ZipFile();
  if (text !== undefined) zip.addReadStream(Readable.from([Buffer.from(text)]), '1.csv');
  zip.end();
  return buffer(zip.outputStream);
}

async function rowsOf(archive: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of unzipRows(archive, 'test')) rows.push(row);
  return rows;
}
