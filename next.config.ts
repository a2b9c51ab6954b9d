import type { NextConfig } from 'next'

const config: NextConfig = {
  // The test build has a folder of its own, so that it never touches the one a running demo serves.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  devIndicators: false,
  // proxy.ts copies each body; without this a file over 10 MB would arrive cut off. The route of an upload has its own limit of 25 MB.
  // A proof of mandate or a bank certificate (10 MB) comes through a server action.
  experimental: { proxyClientMaxBodySize: '26mb', serverActions: { bodySizeLimit: '11mb' } },
  // `npm run check` looks at the types, once; a bare machine that only wants to see the portal should not wait for that.
  typescript: { ignoreBuildErrors: true },
  // The addresses of pages/api are bundled as everything of app is: what only a server may import is told apart there.
  bundlePagesRouterDependencies: true,
  serverExternalPackages: ['pg', 'graphile-worker', 'pdfkit', 'fontkit', 'nodemailer', 'file-type', 'highs'],
}

export default config
