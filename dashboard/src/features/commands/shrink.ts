/** Photos above this are made smaller before they go up: a report from a phone must not wait for ten megabytes. Bytes. */
const largeBytes = 1_500_000;
/** The longest side of what goes up instead; a document photographed stays legible. Pixels. */
const longestSide = 2_560;
const quality = 0.85;
/** What phones make that the API does not take. */
const foreign = /^image\/hei[cf]$/;

/** A large photo as a smaller JPEG; anything else, and what this browser cannot read, as it is. */
export async function shrunk(file: File): Promise<File> {
  const isPhoto = /^image\/(jpeg|png|webp)$/.test(file.type) || foreign.test(file.type);
  if (!isPhoto || (file.size <= largeBytes && !foreign.test(file.type))) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  if (!blob || (blob.size >= file.size && !foreign.test(file.type))) return file;
  return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
}
