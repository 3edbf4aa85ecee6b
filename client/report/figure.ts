/** Pixels for each unit of the figure: sharp in print. */
const PIXELS = 3

/**
 * @returns a figure of the page as a file of its own: dark on light, whatever the theme, every colour written out
 */
export function standalone(svg: SVGSVGElement): string {
  const text = new XMLSerializer().serializeToString(svg)
  return text.replaceAll(/var\(--[\w-]+,\s*([^()]+)\)/g, '$1').replaceAll('currentColor', '#1f2328')
}

/** @returns the figure on white, as PNG */
export async function picture(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = svg.viewBox.baseVal.width * PIXELS
  canvas.height = svg.viewBox.baseVal.height * PIXELS
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('there is no canvas')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return await new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the canvas gave no picture')) : resolve(blob)),
      'image/png',
    )
  })
}

/** @returns the bytes of a blob in base64 */
export async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}
