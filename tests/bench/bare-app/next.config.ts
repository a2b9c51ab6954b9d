import type { NextConfig } from 'next'

/** The same framework with nothing of the portal in it. */
const config: NextConfig = { poweredByHeader: false, typescript: { ignoreBuildErrors: true }, serverExternalPackages: ['pg'], devIndicators: false }

export default config
