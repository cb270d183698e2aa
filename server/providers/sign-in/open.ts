import type { Config } from '#platform/config';
import { isLoopback } from '#platform/loopback';
import type { SignInPort } from '#platform/sign-in-port';
import { openServices } from './real.ts';
import { openSignInTwin } from './twin.ts';

/** The way out to sign-in services, until it is closed. */
export interface OpenSignIn extends SignInPort {
  close(): Promise<void>;
}

/**
 * Opens the way out to the services that people sign in by. Where the demo is allowed and reached from this machine, their
 * twin is there too, for those businesses that name it.
 */
export async function openSignIn({ demo, publicUrl }: Config): Promise<OpenSignIn> {
  if (!demo || !isLoopback(new URL(publicUrl).hostname))
    return { ...openServices(), close: () => Promise.resolve() };
  const twin = await openSignInTwin();
  return { ...openServices(twin.url), close: () => twin.close() };
}
