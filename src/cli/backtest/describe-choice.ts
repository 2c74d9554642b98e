import type { ChosenRhythm } from '../../core/calibration/choose-rhythm.ts';
import { formatDay } from '../../core/day.ts';
import type { Language, Text } from '../../core/text.ts';

const names: Record<ChosenRhythm['rhythm']['kind'], Text> = {
  'log-normal': { en: 'a log-normal rhythm', zh: '对数正态节奏' },
  'mbg-nbd': { en: 'MBG/NBD', zh: ' MBG/NBD ' },
};

/** Which model the rhythm is described by at the origin, and in a second line why. */
export function describeChoice({ rhythm, rhythmChoice }: ChosenRhythm, language: Language) {
  const { en, zh } = names[rhythm.kind];
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format;
  const [accounts, gaps] = [rhythm.accountsWithGap, rhythm.gaps].map(count);
  const how = regularityOf(rhythmChoice);
  const used: Text = {
    en: `Tierwise used ${en}, from ${gaps} gaps of ${accounts} accounts${how.en}.`,
    zh: `Tierwise 采用${zh}（依据 ${accounts} 个客户的 ${gaps} 次间隔${how.zh}）。`,
  };
  return [used[language], reasonOf(rhythmChoice)[language]];
}

function reasonOf({ reason, check }: ChosenRhythm['rhythmChoice']): Text {
  if (!check) {
    return {
      en: 'Before the origin there is too little history to compare models.',
      zh: '起始日期之前的历史不足以比较模型。',
    };
  }
  const [own, rival] = [check.brier['log-normal'], check.brier['mbg-nbd']].map((brier) =>
    brier.toFixed(3),
  );
  const day = formatDay(check.origin);
  const but = reason === 'rates-alike' ? ratesAlike : { en: '', zh: '' };
  return {
    en: `On ${day}, for ${check.horizonDays} days, the log-normal rhythm had a Brier score of ${own}, MBG/NBD of ${rival}${but.en}.`,
    zh: `以 ${day} 为起点向后 ${check.horizonDays} 天，对数正态节奏的 Brier 得分为 ${own}，MBG/NBD 为 ${rival}${but.zh}。`,
  };
}

const ratesAlike: Text = {
  en: ', but at the origin MBG/NBD finds the accounts too alike to tell them apart',
  zh: '，但在起始日期 MBG/NBD 无法区分这些节奏过于相似的客户',
};

function regularityOf({ regularity }: ChosenRhythm['rhythmChoice']): Text {
  if (regularity === null) return { en: '', zh: '' };
  const figure = regularity.toFixed(1);
  return { en: ` (regularity ${figure}; 1 is random)`, zh: `，规律度 ${figure}，1 为随机` };
}
