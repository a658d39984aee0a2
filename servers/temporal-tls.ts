import { once } from 'node:events';
import { connect } from 'node:tls';
import type { ConnectionFault } from './fault';
import { faultNamed, faultOf } from './fault';
import type { TemporalSecurity } from './temporal';
import { temporalConnection } from './temporal';

const patienceMs = 5_000;

/**
 * What keeps TLS with a Temporal server from coming about; undefined where it does, where none is asked for, or where the
 * server does not answer at all. gRPC says of all of these only that it could not connect in time.
 */
export async function tlsFaultAt(address: string, security: TemporalSecurity): Promise<ConnectionFault | undefined> {
  const { tls } = temporalConnection(address, security);
  if (!tls) return undefined;
  const { hostname: host, port } = new URL(`tcp://${address}`);
  const { serverRootCACertificate: ca, clientCertPair: pair, serverNameOverride: name } = tls;
  const socket = connect({
    ...{ host: host.replace(/^\[|\]$/g, ''), port: Number(port), ALPNProtocols: ['h2'], timeout: patienceMs },
    ...(name && { servername: name }),
    ...(ca && { ca }),
    ...(pair && { cert: pair.crt, key: pair.key }),
  });
  let shaken = false;
  socket.once('secureConnect', () => {
    shaken = true;
  });
  socket.once('timeout', () => socket.destroy());
  try {
    // A server that does not accept our certificate hangs up after the handshake; one that does speaks first.
    const spoke = await Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]);
    return shaken && !spoke ? faultNamed('client_certificate_refused') : undefined;
  } catch (error) {
    return faultOf(error) ?? (shaken ? faultNamed('client_certificate_refused', error) : undefined);
  } finally {
    socket.destroy();
  }
}
