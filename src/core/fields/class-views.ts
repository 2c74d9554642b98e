import { chosenByHand } from '../classification/apply-overrides.ts';
import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';
import { classesOfField, classFields } from './class-fields.ts';

/** A list of accounts we keep in an organization's CRM. */
export interface ClassView {
  /** Stable id. */
  key: string;
  /** ≤ 50 characters. */
  name: Text;
  /** Key of the class field by which it filters. */
  field: string;
  /** Accounts whose field holds this class, or whose sentence has these words in it. */
  shows: { classId: string } | { words: Text };
}

/** Most characters of the name of a custom view in Zoho. */
const viewNameLength = 50;

/** The fields of which every class has a list of its own. */
const listedFields = ['tier', 'lifecycle'];

/**
 * The lists an organization can have: one for each tier, one for each stage of the lifecycle, and the accounts on which a
 * person and the rules disagree. What tells the latter in the CRM is the reason, which then begins to speak of the choice.
 */
export function classViews(policy: Policy): ClassView[] {
  const lists = classFields
    .filter(({ key }) => listedFields.includes(key))
    .flatMap((field) =>
      classesOfField(field, policy).map(
        ({ id, label }): ClassView => ({
          key: `${field.key}:${id}`,
          name: {
            en: shorten(`${field.label.en}: ${label.en}`),
            zh: shorten(`${field.label.zh}：${label.zh}`),
          },
          field: field.key,
          shows: { classId: id },
        }),
      ),
    );
  return [...lists, divergence];
}

const divergence: ClassView = {
  key: 'divergence',
  name: { en: 'Chosen by hand, computed otherwise', zh: '人工指定与系统判定不一致' },
  field: 'reason',
  shows: { words: chosenByHand },
};

function shorten(name: string): string {
  return name.slice(0, viewNameLength);
}
