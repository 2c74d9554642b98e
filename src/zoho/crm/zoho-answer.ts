import { z } from 'zod';

/** What Zoho says of a call as a whole or of one item of it; `SUCCESS` or a word for the refusal. */
export const zohoAnswerSchema = z.looseObject({
  code: z.string(),
  details: z
    .looseObject({
      /** Of what was made or changed. */
      id: z.string().optional(),
      Modified_Time: z.string().optional(),
      api_name: z.string().optional(),
      json_path: z.string().optional(),
      param_name: z.string().optional(),
      permissions: z.array(z.string()).optional(),
      /** Several refusals at once. */
      errors: z.array(z.unknown()).optional(),
    })
    .nullish()
    .catch(undefined),
});

export type ZohoAnswer = z.output<typeof zohoAnswerSchema>;

/** A refusal in a few words: its code and the place it names, never a value. */
export function wordsOf({ code, details }: ZohoAnswer): string {
  const place = details?.json_path ?? details?.api_name ?? details?.param_name;
  return place ? `${code} at ${place}` : code;
}
