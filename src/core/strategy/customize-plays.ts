import { z } from 'zod';
import { Play } from './play.ts';

/** What an organization makes of the plays that come with the product. */
export const PlayChanges = z.strictObject({
  own: z
    .array(Play)
    .default([])
    .refine((plays) => new Set(plays.map(({ id }) => id)).size === plays.length, {
      message: 'two plays have the same id',
    })
    .describe('Plays of its own; one with the id of a play of ours takes its place.'),
  off: z.array(z.string()).default([]).describe('Ids of plays it does not want.'),
});

/** What an organization makes of the plays that come with the product. */
export type PlayChanges = z.infer<typeof PlayChanges>;

/** The plays of an organization: ours with its own in their place or behind them, without those it switched off. */
export function customizePlays(plays: readonly Play[], { own, off }: PlayChanges): Play[] {
  const ownById = new Map(own.map((play) => [play.id, play]));
  const replaced = plays.map((play) => ownById.get(play.id) ?? play);
  const known = new Set(plays.map(({ id }) => id));
  const added = own.filter(({ id }) => !known.has(id));
  return [...replaced, ...added].filter(({ id }) => !off.includes(id));
}
