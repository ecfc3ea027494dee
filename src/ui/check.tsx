/** One choice with a line below it that says what it means. */
export interface CheckParts {
  readonly checked: boolean;
  readonly title: string;
  readonly text: string;
  /** Set by an administrator: shown, not changed. */
  readonly disabled?: boolean;
}

export function Radio({ name, checked, title, text, disabled = false, onChoose }: CheckParts & { name: string; onChoose: () => void }) {
  return (
    <label class="check">
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onChoose} />
      <span>
        {title}
        <span class="aside">{text}</span>
      </span>
    </label>
  );
}

export function Check({ checked, title, text, disabled = false, onChoose }: CheckParts & { onChoose: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChoose(event.currentTarget.checked)} />
      <span>
        {title}
        <span class="aside">{text}</span>
      </span>
    </label>
  );
}
