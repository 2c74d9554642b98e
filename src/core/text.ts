/** The languages in which everything a person reads exists. */
export const languages = ['en', 'zh'] as const;

/** A language of the product: English or simplified Chinese. */
export type Language = (typeof languages)[number];

/** A sentence, label or name in every language of the product. */
export type Text = Readonly<Record<Language, string>>;
