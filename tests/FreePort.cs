using System.Net;
using System.Net.Sockets;

namespace Passerelle;

/// <summary>Where a program started by a test or a measurement can listen. Compiled into each of those that start one.</summary>
internal static class FreePort
{
    /// <summary>Below the range from which the system gives out ports of its own: nothing else takes it while the program is still setting up.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }
}
