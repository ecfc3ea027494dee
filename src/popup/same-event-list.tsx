import type { ArticleSummary } from '../protocol/messages.ts';
import { day, safeLink } from '../ui/format.ts';
import { outletOf } from '../ui/view-sigla.ts';

/** Loaded with the reports themselves: the popup's first drawing needs none of it. */
export const SameEventList = ({ found, onOpen }: { found: readonly ArticleSummary[]; onOpen: (url: string) => void }) => (
  <ul>
    {found.map((article) => (
      <li key={article.id}>
        <button type="button" class="link" disabled={safeLink(article.url) === null} onClick={() => onOpen(article.url)}>
          <bdi dir="auto">{article.title ?? article.url}</bdi>
        </button>
        <span class="aside">
          {' '}
          <bdi>{outletOf(article)}</bdi> · {day(article.published)}
        </span>
      </li>
    ))}
  </ul>
);
