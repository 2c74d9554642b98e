import { unknown } from '../dimensions/dimension.ts';
import type { LintRule } from './rule.ts';

/** A rung whose id is taken. */
export const ladderClassId: LintRule = {
  code: 'ladder-class-id',
  severity: 'error',
  title: {
    en: 'a rung whose id is taken',
    zh: '阶梯编号重复或为保留字',
  },
  needs: 'policy',
  check({ salesLevel: { ladder } }) {
    const ids = ladder.map(({ id }) => id);
    return ids.flatMap((id, place) => {
      const isReserved = id === 'none' || id === unknown;
      if (!isReserved && ids.indexOf(id) === place) return [];
      return [
        {
          path: `salesLevel.ladder.${place}.id`,
          message: isReserved
            ? {
                en: `“${id}” stands for accounts on no rung and cannot name one.`,
                zh: `“${id}”用于表示不在任何一级的客户，不能作为阶梯编号。`,
              }
            : { en: `Two rungs are called “${id}”.`, zh: `有两级阶梯的编号同为“${id}”。` },
          remedy: {
            en: 'Give every rung an id of its own, such as l1, l2, l3.',
            zh: '请为每一级设置不同的编号，例如 l1、l2、l3。',
          },
        },
      ];
    });
  },
};
