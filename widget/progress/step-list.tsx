import type { InstallProgress } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';

/** The steps of an installation in order, the one under way with its bar. */
export function StepList({ progress }: { progress: InstallProgress }) {
  const { steps, step, state } = progress;
  const place = state === 'finished' ? steps.length : steps.indexOf(step);
  return (
    <ol class="steps">
      {steps
        .filter((id) => id !== 'done')
        .map((id, index) => (
          <Step
            key={id}
            id={id}
            standing={index < place ? 'done' : index > place ? 'ahead' : state}
            progress={progress}
          />
        ))}
    </ol>
  );
}

function Step(props: {
  id: string;
  standing: 'done' | 'ahead' | InstallProgress['state'];
  progress: InstallProgress;
}) {
  const { id, standing, progress } = props;
  const { texts } = useSpeech();
  const { done, total } = progress;
  const name = texts.progress.steps[id] ?? id;
  const isUnderWay = standing === 'running';
  const isCounting = isUnderWay && (done > 0 || total !== undefined);
  return (
    <li class={`step step-${standing}`} {...(isUnderWay && { 'aria-current': 'step' as const })}>
      <span class="step-name">{name}</span>
      <span class="step-count">
        {isCounting && texts.progress.count(done, total)}
        {standing !== 'ahead' && !isUnderWay && (
          <span class="unseen">{texts.progress.standings[standing]}</span>
        )}
      </span>
      {isUnderWay && <progress aria-label={name} {...(total ? { value: done, max: total } : {})} />}
    </li>
  );
}
