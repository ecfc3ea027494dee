export function buildGallery(out?: string): Promise<string>;
export function serveFolder(folder: string): Promise<{ url: string; close: () => void }>;
