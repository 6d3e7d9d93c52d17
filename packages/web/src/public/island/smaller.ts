/** Longest side of a photo that is sent, pixels: enough to read a house number. */
const LONGEST = 2560;
/** Bytes under which a photo is sent as it is. */
const SMALL = 1_500_000;

/** A large photo made smaller on the phone, upright; what cannot be drawn here is sent as it is, and the server judges it. */
export async function smaller(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size <= SMALL) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, "image/jpeg", 0.86),
    );
    if (blob === null || blob.size >= file.size) return file;
    return new File([blob], `${file.name.replace(/\.\w{1,5}$/, "")}.jpg`, { type: blob.type });
  } catch {
    return file;
  }
}
