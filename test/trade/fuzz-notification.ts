import { gzipSync } from 'node:zlib';
import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import { aNotification, type KnownChannel } from '../http/support/a-channel.ts';

/** A request to the door for notifications, however malformed. */
export interface FuzzedRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What fuzzed notifications are made from. */
export interface FuzzMaterial {
  channel: KnownChannel;
  /** Channel of another organization. */
  foreign: KnownChannel;
  /** Ids of records that exist, in this organization and in the other. */
  ids: readonly string[];
}

type Fuzz = (material: FuzzMaterial, random: SeededRandom) => Partial<FuzzedRequest>;

const json = { 'content-type': 'application/json' };

/** One request made of a good one; seeded, so that what is found can be found again. */
export function fuzzNotification(material: FuzzMaterial, random: SeededRandom): FuzzedRequest {
  const good = { url: material.channel.url, method: 'POST', headers: json, body: Buffer.from('') };
  return { ...good, ...random.weighted(kinds)(material, random) };
}

const kinds: [Fuzz, number][] = [
  [mutatedBytes, 20],
  [mutatedText, 20],
  [otherTypes, 25],
  [otherValues, 10],
  [strangeHeaders, 8],
  [otherAddress, 8],
  [ofOthers, 4],
  [trueButIdle, 4],
  [tooMuch, 1],
];

function bodyOf({ channel, ids }: FuzzMaterial, random: SeededRandom, over = {}): string {
  const id = random.pick(ids);
  const affected_fields = [{ [id]: ['Industry', 'Employees'] }];
  const module = random.pick(['Accounts', 'Deals']);
  return JSON.stringify(aNotification(channel, { module, ids: [id], affected_fields, ...over }));
}

/** Bytes set, left out or put in anywhere. */
function mutatedBytes(material: FuzzMaterial, random: SeededRandom) {
  const bytes = [...Buffer.from(bodyOf(material, random))];
  for (let change = 1 + random.whole(8); change > 0; change--) {
    const at = random.whole(bytes.length);
    const [remove, insert] = random.pick([[1, 1] as const, [1, 0] as const, [0, 1] as const]);
    bytes.splice(at, remove, ...(insert ? [random.whole(256)] : []));
  }
  return { body: Buffer.from(bytes) };
}

const fragments = ['{', '}', '[', ']', '"', ',', ':', 'null', '\\u0000', '1e999', '-0', '\\ud800'];

/** JSON with a piece of JSON where it does not belong, or cut off. */
function mutatedText(material: FuzzMaterial, random: SeededRandom) {
  const text = bodyOf(material, random);
  const at = random.whole(text.length);
  const tail = random.next() < 0.3 ? '' : text.slice(at + random.whole(5));
  return { body: Buffer.from(text.slice(0, at) + random.pick(fragments) + tail) };
}

const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '0',
  "' or 1=1 --",
  '../../../org',
  '%$s{{x}}',
  '\u0000',
  '\ud83d',
  'ß'.repeat(300),
  [],
  [[]],
  [null],
  [{}],
  {},
  { __proto__: null, toString: 1 },
  { length: 1e9 },
  '9'.repeat(20),
  2 ** 53,
];
const names = ['channel_id', 'token', 'module', 'ids', 'affected_fields', 'operation', 'x'];

/** Parts that are something else than they should be. */
function otherTypes(material: FuzzMaterial, random: SeededRandom) {
  const over: Record<string, unknown> = {};
  for (let part = 1 + random.whole(3); part > 0; part--) {
    over[random.pick(names)] = random.pick(oddities);
  }
  const text = bodyOf(material, random, over);
  const polluted = `{"__proto__":{"polluted":1},"constructor":{"prototype":{}},${text.slice(1)}`;
  return { body: Buffer.from(random.next() < 0.2 ? polluted : text) };
}

/** A notification in shape that names what does not exist or decides nothing. */
function otherValues(material: FuzzMaterial, random: SeededRandom) {
  const over = random.pick<Record<string, unknown>>([
    { module: random.pick(['Leads', 'accounts', 'toString', '__proto__', 'Contacts']) },
    { ids: [] },
    { ids: Array.from({ length: 1001 }, () => random.pick(material.ids)) },
    { ids: [`55402300000009${String(random.whole(100_000)).padStart(5, '0')}`] },
    { affected_fields: [{ [random.pick(material.ids)]: [] }] },
    { affected_fields: 'Industry' },
  ]);
  return { body: Buffer.from(bodyOf(material, random, over)) };
}

function strangeHeaders(material: FuzzMaterial, random: SeededRandom) {
  const text = Buffer.from(bodyOf(material, random));
  return random.pick<Partial<FuzzedRequest>>([
    { body: text, headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    { body: text, headers: { 'content-type': 'application/json; charset=utf-klingon' } },
    { body: text, headers: { ...json, 'content-encoding': 'br' } },
    { body: text, headers: { ...json, 'content-encoding': 'gzip' } },
    { body: gzipSync(text).subarray(0, 40), headers: { ...json, 'content-encoding': 'gzip' } },
    { body: text, headers: { ...json, expect: '100-continue' } },
    { body: text, headers: { ...json, 'x-forwarded-for': 'a, b, c', cookie: '__Host-x=%%%' } },
    { body: text, headers: {} },
  ]);
}

function otherAddress(material: FuzzMaterial, random: SeededRandom) {
  const { channel } = material;
  const folder = channel.url.replace(/[^/]+$/, '');
  const secret = random.pick(['x', '%00', '%E0%A4', '%2e%2e%2f', 'é', 'a'.repeat(4000), '?', '']);
  const method = random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST', 'POST']);
  const body = Buffer.from(bodyOf(material, random));
  return random.next() < 0.5
    ? { url: `${folder}${encodeURI(secret).replaceAll('%25', '%')}`, body }
    : { method, body: method === 'GET' ? Buffer.from('') : body };
}

/** What somebody sends who knows the secrets of another organization. */
function ofOthers(material: FuzzMaterial, random: SeededRandom) {
  const { channel, foreign } = material;
  const mixed = random.pick([
    { ...channel, token: foreign.token },
    { ...channel, channelId: foreign.channelId },
    { ...foreign, url: channel.url },
    { ...channel, url: foreign.url },
  ]);
  return { url: mixed.url, body: Buffer.from(bodyOf({ ...material, channel: mixed }, random)) };
}

/** A good notification of a record to which nothing has happened. */
function trueButIdle(material: FuzzMaterial, random: SeededRandom) {
  return { body: Buffer.from(bodyOf(material, random)) };
}

function tooMuch(material: FuzzMaterial, random: SeededRandom) {
  const depth = 90_000;
  return random.pick<Partial<FuzzedRequest>>([
    { body: Buffer.from(bodyOf(material, random, { x: 'x'.repeat(300_000) })) },
    { body: Buffer.from('['.repeat(depth) + ']'.repeat(depth)) },
    {
      body: gzipSync(Buffer.alloc(3_000_000, ' ')),
      headers: { ...json, 'content-encoding': 'gzip' },
    },
  ]);
}
