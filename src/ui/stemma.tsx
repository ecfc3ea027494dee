import { direction, t, tn } from './i18n.ts';
import { SiglumShape } from './siglum.tsx';
import type { OutlineItem, StemmaView } from './view-stemma.ts';

/** The tree of descent on a time axis, and its twin in words for screen readers. Time runs as the writing does, where it runs at all. */
export function Stemma({ view }: { view: StemmaView }) {
  const axis = view.axis.length > 0 ? 18 : 0;
  const { height, label } = view;
  const mirrored = direction() === 'rtl';
  const x = (at: number): number => (mirrored ? view.width - at : at);
  const side = mirrored ? -1 : 1;
  const flip = mirrored ? `matrix(-1 0 0 1 ${view.width} 0)` : undefined;
  const ahead = mirrored ? 'end' : 'start';
  // Two days side by side: in a narrow drawing they stand at its edges.
  const isTight = (view.axis.at(-1)?.x ?? 0) - (view.axis[0]?.x ?? 0) < 170;
  const key = [
    ...(view.nodes.some(({ siglum }) => siglum.role === 'lost') ? [t('stemma_key_lost')] : []),
    ...(view.edges.some(({ doubtful }) => doubtful) ? [t('stemma_key_unclear')] : []),
  ].join(' · ');
  return (
    <figure class="stemma">
      <svg
        class="stemma-drawing"
        direction="ltr"
        viewBox={`0 0 ${view.width} ${height + axis}`}
        width={view.width}
        height={height + axis}
        aria-hidden="true"
        focusable="false"
      >
        {axis > 0 && (
          <g class="stemma-axis">
            <path d={`M${x(view.axis[0]?.x ?? 0)} ${height + 1}H${x(view.axis.at(-1)?.x ?? 0)}`} />
            {view.axis.map((tick, index) => (
              <g key={tick.label}>
                <path d={`M${x(tick.x)} ${height - 1}v4`} />
                <text
                  x={isTight ? x(index === 0 ? 0 : view.width) : x(tick.x) + (index === 0 ? -8 : 8) * side}
                  y={height + 15}
                  text-anchor={(index === 0) !== mirrored ? 'start' : 'end'}
                >
                  {tick.label}
                </text>
              </g>
            ))}
          </g>
        )}
        <g transform={flip}>
          {view.edges.map((edge) => (
            <path key={edge.path} class={`stemma-edge${edge.doubtful ? ' doubtful' : ''}`} d={edge.path} />
          ))}
        </g>
        {view.nodes.map((node) => (
          <g key={node.siglum.id} data-tip={node.siglum.name}>
            <SiglumShape siglum={node.siglum} x={x(node.x) - 10} y={node.y - 10} />
          </g>
        ))}
        {label !== null && (
          <text class="stemma-label" x={x(label.x)} y={label.y} dy=".33em" text-anchor={ahead}>
            {t('this_page')}
          </text>
        )}
      </svg>
      {view.folded > 0 && <p class="stemma-folded">{tn('stemma_folded', view.folded)}</p>}
      {key !== '' && (
        <p class="stemma-key" aria-hidden="true">
          {key}
        </p>
      )}
      <figcaption class="unseen">
        {t('stemma_caption')}
        <Outline items={view.outline} />
      </figcaption>
    </figure>
  );
}

function Outline({ items }: { items: readonly OutlineItem[] }) {
  return (
    <ul>
      {items.map(({ siglum, doubtful, children }) => (
        <li key={siglum.id}>
          {siglum.letter}: {siglum.name}
          {siglum.original && `, ${t('likely_original')}`}
          {doubtful && `, ${t('doubtful')}`}
          {(['from_it', 'near_it'] as const).map((words) => {
            // nothing says that what hangs by a doubtful line came from here
            const items = children.filter((child) => child.doubtful === (words === 'near_it'));
            return (
              items.length > 0 && (
                <>
                  {`. ${t(words)} `}
                  <Outline items={items} />
                </>
              )
            );
          })}
        </li>
      ))}
    </ul>
  );
}
