import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** What went wrong or is missing, and the next step. */
export function Notice(props: {
  title: string;
  remedy: string;
  tone?: 'quiet' | 'alert';
  children?: ComponentChildren;
}) {
  const { title, remedy, tone = 'alert', children } = props;
  return (
    <div class={`notice notice-${tone}`} role={tone === 'alert' ? 'alert' : 'status'}>
      {tone === 'alert' && <Icon name="alert" />}
      <div>
        <p class="notice-title">{title}</p>
        <p>{remedy}</p>
        {children}
      </div>
    </div>
  );
}
