using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Lublin.Startups.Bench;

/// <summary>The reference for durable writes: 4 kB appended to a file and fdatasync, one after the other.</summary>
public static partial class RawDisk
{
    /// <returns>Writes a second.</returns>
    public static double AppendsPerSecond(string folder, TimeSpan time)
    {
        var path = Path.Combine(folder, "raw-append");
        var block = new byte[4096];
        Random.Shared.NextBytes(block);
        var writes = 0;
        var begun = Stopwatch.GetTimestamp();
        using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
        {
            for (; Stopwatch.GetElapsedTime(begun) < time; writes++)
            {
                RandomAccess.Write(file, block, writes * 4096L);
                if (SyncData(file) != 0)
                    throw new BenchException("fdatasync failed.");
            }
        }

        var seconds = Figures.Seconds(begun, Stopwatch.GetTimestamp());
        File.Delete(path);
        return writes / seconds;
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int SyncData(SafeHandle file);
}
