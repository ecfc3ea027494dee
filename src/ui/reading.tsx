import { t } from './i18n.ts';
import type { Piece } from './words-diff.ts';

/** Foreign words, as text only, in their own direction; what the other reading lacks is marked. */
export function Reading({ pieces }: { pieces: readonly Piece[] }) {
  if (pieces.length === 0) return <span class="nothing">{t('nothing_here')}</span>;
  return (
    <bdi class="reading" dir="auto">
      {pieces.map((piece, index) => (piece.differs ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </bdi>
  );
}
