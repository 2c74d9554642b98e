import type { CardClass } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { Badge } from './badge.tsx';
import { ClassBasis } from './class-basis.tsx';

/** Every class with what explains it, folded. */
export function Classes({ classes }: { classes: readonly CardClass[] }) {
  const { texts } = useSpeech();
  return (
    <section class="classes" aria-labelledby="classes">
      <h2 id="classes">{texts.card.whyClasses}</h2>
      {classes.map((each) => (
        <details key={each.dimension} class="fold">
          <summary>
            <span class="fold-title">{each.title}</span>
            <Badge
              label={each.label}
              colour={each.value === 'unknown' ? undefined : each.colour}
              isProvisional={each.isProvisional}
            />
            {each.distance !== null && <span class="distance">{each.distance}</span>}
          </summary>
          <ClassBasis basis={each} />
        </details>
      ))}
    </section>
  );
}
