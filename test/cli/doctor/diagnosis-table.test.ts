import { describe, expect, it } from 'vitest';
import { diagnosisTable } from '../../../src/cli/doctor/diagnosis-table.ts';

const alike = (text: string) => ({ en: text, zh: text });

describe('the table of a diagnosis', () => {
  it('sets every line of a remedy beneath its finding, and nothing that moves the cursor', () => {
    const finding = {
      ...{ check: 'views', code: 'to-make', severity: 'warning' as const, title: alike('Lists') },
      sentence: alike('Two are missing.'),
      remedy: alike('Make them:\nfirst\u001b[2K\nsecond'),
    };

    expect(diagnosisTable({ server: [finding], organizations: [] }, 'en')).toBe(
      [
        'Server',
        '  ! Lists  Two are missing.',
        '           Make them:',
        '           first [2K',
        '           second',
        '',
      ].join('\n'),
    );
  });
});
