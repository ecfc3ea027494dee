import { t } from '../ui/i18n.ts';
import { Siglum } from '../ui/siglum.tsx';
import { kindOfClaim, type TimelineClaim, type TimelineView } from '../ui/view-timeline.ts';

/** Versions on one time axis, as they claim it themselves, and the same as a table, which is also its twin for screen readers. */
export function Timeline({ view }: { view: TimelineView }) {
  return (
    <figure class="timeline">
      {view.ticks.length > 0 && (
        <div class="timeline-drawing" aria-hidden="true">
          {view.rows.map(({ siglum, claims }) => (
            <div key={siglum.id} class="timeline-row">
              <Siglum siglum={siglum} plain />
              <div class={`timeline-lane hue-${siglum.hue}`}>
                {steps(claims).map(([from, to]) => (
                  <span key={from} class="timeline-step" style={placed(from, to)} />
                ))}
                {claims.map((claim) =>
                  claim.from === null || claim.to === null ? null : (
                    <span
                      key={`${claim.kind} ${claim.text}`}
                      class={`timeline-${claim.from === claim.to ? 'point' : 'stretch'} timeline-${claim.kind}`}
                      style={placed(claim.from, claim.to)}
                      data-tip={`${kindOfClaim(claim.kind)}: ${claim.text}`}
                    />
                  ),
                )}
              </div>
            </div>
          ))}
          <div class="timeline-row timeline-axis">
            <span />
            <div class="timeline-lane">
              {view.ticks.map(({ at, label }) => (
                <span key={at} class="timeline-tick" style={placed(at, at)}>
                  <span>{label}</span>
                </span>
              ))}
            </div>
          </div>
          <p class="aside">{t('timeline_key')} · UTC</p>
        </div>
      )}
      <div class="table-holder" tabIndex={0} role="region" aria-label={t('timeline_table')}>
        <table class="times">
          <thead>
            <tr>
              <th scope="col">{t('timeline_version')}</th>
              <th scope="col">{t('timeline_time')}</th>
              <th scope="col">{t('timeline_utc')}</th>
              <th scope="col">{t('timeline_said_by')}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ siglum, name, claims }) =>
              claims.length === 0 ? (
                <tr key={siglum.id}>
                  <th scope="row">
                    <Siglum siglum={siglum} plain /> <span class="unseen">{siglum.letter} </span>
                    <bdi>{name}</bdi>
                  </th>
                  <td colSpan={3} class="aside">
                    {t('timeline_none')}
                  </td>
                </tr>
              ) : (
                claims.map((claim, index) => (
                  <tr key={`${siglum.id} ${claim.kind} ${claim.text}`} class={index === 0 ? undefined : 'more'}>
                    {index === 0 && (
                      <th scope="rowgroup" rowSpan={claims.length}>
                        <Siglum siglum={siglum} plain /> <span class="unseen">{siglum.letter} </span>
                        <bdi>{name}</bdi>
                      </th>
                    )}
                    <td>
                      {kindOfClaim(claim.kind)} {claim.text}
                    </td>
                    <td>{claim.utc}</td>
                    <td class="aside">{claim.sources}</td>
                  </tr>
                ))
              ),
            )}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

const placed = (from: number, to: number): { insetInlineStart: string; inlineSize?: string } => ({
  insetInlineStart: `${(from * 100).toFixed(2)}%`,
  ...(to > from ? { inlineSize: `${((to - from) * 100).toFixed(2)}%` } : {}),
});

/** From each claim to the next of the same version. */
function steps(claims: readonly TimelineClaim[]): (readonly [number, number])[] {
  const drawn = claims.flatMap(({ from, to }) => (from === null || to === null ? [] : [(from + to) / 2]));
  return drawn.slice(1).flatMap((to, i) => {
    const from = drawn[i] ?? to;
    return to > from ? [[from, to] as const] : [];
  });
}
