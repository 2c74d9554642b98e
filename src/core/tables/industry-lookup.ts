import { createWordLookup } from './create-word-lookup.ts';
import { type Industry, industryTable, usualSector } from './industries.ts';

/** The sector that a text of the field Industry names under a policy's rules; `undefined` when it names none. */
export const sectorOfText = createWordLookup(
  industryTable,
  (industry: Industry) => usualSector[industry],
);
