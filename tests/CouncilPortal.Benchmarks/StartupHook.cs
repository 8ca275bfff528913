using System.Globalization;
using System.Net;
using System.Text;

/// <summary>
/// Loaded into a measured process by <c>DOTNET_STARTUP_HOOKS</c>: answers at <c>HEAP_ADDRESS</c> with the bytes of the heap after a
/// full collection. So a program is measured as it is, without an address of its own for it.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime before the program's own start.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("HEAP_ADDRESS") is { Length: > 0 } address)
        {
            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            listener.Start();
            _ = Task.Run(() => Answer(listener));
        }
    }

    private static async Task Answer(HttpListener listener)
    {
        while (true)
        {
            var context = await listener.GetContextAsync();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            var bytes = GC.GetTotalMemory(forceFullCollection: false).ToString(CultureInfo.InvariantCulture);
            await context.Response.OutputStream.WriteAsync(Encoding.ASCII.GetBytes($"{{\"heap\":{bytes}}}"));
            context.Response.Close();
        }
    }
}
