/** What an item is made of: a row of a draft with nothing at fault, its people and units found in the directory. */
export type DraftRow = {
  readonly task: string;
  readonly content: string;
  readonly category: string;
  readonly standards: readonly string[];
  /** Codes of units. */
  readonly leadUnit: string;
  readonly coUnits: readonly string[];
  /** Ids of officials. */
  readonly owner: string;
  readonly leader: string | null;
  readonly deadline: string;
  readonly ongoing: boolean;
  readonly milestones: readonly { readonly name: string; readonly date: string }[];
  readonly weight: number;
  readonly tags: readonly string[];
};
