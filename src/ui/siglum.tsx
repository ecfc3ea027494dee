/** How a siglum looks: everything decided, nothing computed while drawing. */
export interface SiglumView {
  readonly id: string;
  /** One capital letter for a witness, a small greek one for a lost parent. */
  readonly letter: string;
  readonly role: 'page' | 'witness' | 'lost';
  /** Line and hue of the ring name the branch, twice over. */
  readonly ring: 'solid' | 'dashed' | 'dotted' | 'double';
  readonly hue: 0 | 1 | 2 | 3;
  readonly original: boolean;
  /** Outlet and date: "AP via abc13.com · 19 Jun 2023". */
  readonly name: string;
}

const DASHES = { solid: undefined, dashed: '3.7 2', dotted: '.01 2.86', double: undefined } as const;

/** The round itself, to be set inside another drawing (the stemma) at (x, y). */
export function SiglumShape({ siglum, x = 0, y = 0, size = 20 }: { siglum: SiglumView; x?: number; y?: number; size?: number }) {
  const lost = siglum.role === 'lost';
  return (
    <svg
      class={`siglum-shape siglum-${siglum.role} hue-${siglum.hue}${siglum.original ? ' siglum-original' : ''}`}
      x={x}
      y={y}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {lost ? (
        <circle class="siglum-ring" cx="10" cy="10" r="7.5" stroke-width="1" stroke-dasharray="1.6 1.6" />
      ) : (
        <>
          <circle class="siglum-face" cx="10" cy="10" r={siglum.role === 'page' ? 7.1 : 9} />
          <circle
            class="siglum-ring"
            cx="10"
            cy="10"
            r="9.1"
            stroke-width={siglum.ring === 'dotted' ? 1.7 : 1.3}
            stroke-linecap={siglum.ring === 'dotted' ? 'round' : 'butt'}
            stroke-dasharray={DASHES[siglum.ring]}
          />
          {siglum.ring === 'double' && siglum.role !== 'page' && <circle class="siglum-ring" cx="10" cy="10" r="7" stroke-width=".9" />}
          {siglum.ring === 'double' && siglum.role === 'page' && <circle class="siglum-gap" cx="10" cy="10" r="6.2" stroke-width=".8" />}
        </>
      )}
      <text
        class="siglum-letter"
        x="10"
        y="10"
        dy={lost ? '.3em' : '.355em'}
        font-size={siglum.letter.length > 1 ? 7.5 : lost ? 11 : 10}
        text-anchor="middle"
      >
        {siglum.letter}
      </text>
    </svg>
  );
}

/**
 * A witness, named by its letter. Hover or focus names outlet and date (`Tips` shows `data-tip`). Where the
 * name stands right beside it, pass `plain`: it is then decoration and no stop for the keyboard.
 */
export function Siglum({ siglum, plain = false, size = 20 }: { siglum: SiglumView; plain?: boolean; size?: number }) {
  return plain ? (
    <span class="siglum" aria-hidden="true">
      <SiglumShape siglum={siglum} size={size} />
    </span>
  ) : (
    <span class="siglum" role="img" tabIndex={0} aria-label={`${siglum.letter}: ${siglum.name}`} data-tip={siglum.name}>
      <SiglumShape siglum={siglum} size={size} />
    </span>
  );
}
