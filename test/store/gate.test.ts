import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { sicknessOf } from '../../src/store/gate.ts';

describe('sicknessOf', () => {
  it.each([
    ['DataError', 'Failed to write blobs (IOError)', 'io-error'],
    ['UnknownError', 'Internal error committing transaction. FILE_ERROR_NO_SPACE', 'disk-full'],
    ['UnknownError', 'Internal error opening backing store', 'io-error'],
    ['QuotaExceededError', 'The current transaction exceeded its quota limitations.', 'disk-full'],
    ['QuotaExceededError', '', 'disk-full'],
    ['DataError', 'The parameter is not a valid key.', null],
    ['ConstraintError', 'Key already exists in the object store.', null],
    ['AbortError', 'The transaction was aborted.', null],
    ['InvalidStateError', 'The database connection is closing.', null],
  ] as const)('%s: %s', (name, message, sickness) => {
    expect(sicknessOf(new DOMException(message, name))).toBe(sickness);
  });
  it('is null for what is no error of the browser', () => {
    for (const thrown of [null, undefined, 'no space', new AppError({ code: 'cancelled' }), new RangeError('damaged sketch')])
      expect(sicknessOf(thrown)).toBeNull();
  });
});
