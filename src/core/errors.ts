/**
 * Every way in which Urtext can fail, as data: a failure crosses the wire, is kept in the diary, and is
 * turned into words by `ui/explain-error.ts` alone.
 */
export type Failure =
  | { readonly code: 'not-an-article'; readonly reason: string }
  | { readonly code: 'no-permission'; readonly host: string }
  | { readonly code: 'page-unreachable'; readonly tab: number }
  | { readonly code: 'article-missing'; readonly id: string }
  | { readonly code: 'store-read-only'; readonly cause: 'disk-full' | 'io-error' }
  | { readonly code: 'store-unavailable'; readonly detail: string }
  | { readonly code: 'store-lost'; readonly expected: number }
  | { readonly code: 'index-damaged'; readonly detail: string }
  | { readonly code: 'backup-damaged'; readonly where: string; readonly detail: string }
  /** `isArticles`: it can be imported. */
  | { readonly code: 'no-backup'; readonly isArticles: boolean }
  | { readonly code: 'bad-row'; readonly where: string; readonly detail: string }
  | { readonly code: 'bad-message'; readonly kind: string; readonly detail: string }
  | { readonly code: 'not-allowed'; readonly kind: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'no-answer'; readonly kind: string }
  | { readonly code: 'extension-updated' }
  | { readonly code: 'unexpected'; readonly detail: string };

/** Carries a `Failure` inside one context. */
export class AppError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'AppError';
    this.failure = failure;
  }
}

/** The failure in whatever was thrown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof AppError) return thrown.failure;
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: 'unexpected', detail };
}
