import type { Visit } from './open-stage.ts';

/** Makes the widget believe that somebody has just come back to its page. */
export async function comeBack({ widget }: Pick<Visit, 'widget'>): Promise<void> {
  await widget
    .locator('html')
    .evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
