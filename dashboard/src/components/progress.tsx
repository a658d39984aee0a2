type Props = {
  readonly label: string;
  /** From 0 to 1; left out where nobody knows. */
  readonly share?: number;
};

/** How far long work is, in words and as a bar. */
export function Progress({ label, share }: Props) {
  return (
    <span className="progress" role="status">
      <progress aria-label={label} {...(share !== undefined && { value: share })} /> {label}
    </span>
  );
}
