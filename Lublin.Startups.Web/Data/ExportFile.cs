namespace Lublin.Startups.Web.Data;

/// <summary>A file that people's data go through on their way out: it has no name once it is open, so that nothing of it is left whatever ends the program.</summary>
public static class ExportFile
{
    private const string Prefix = ".export-";
    private const int Buffer = 64 * 1024;

    public static FileStream Open(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Path);
        var name = folder.File($"{Prefix}{Guid.NewGuid():N}");
        // On Windows the system deletes it even for a program that was killed; elsewhere only the program itself would, on closing it.
        var onClose = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
        var file = new FileStream(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, onClose | FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
            File.Delete(name);
        return file;
    }

    /// <summary>Deletes what an older program, or one killed between two steps, has left. What another instance has open stays.</summary>
    public static void Sweep(DataFolder folder)
    {
        if (!Directory.Exists(folder.Path))
            return;
        foreach (var left in Directory.EnumerateFiles(folder.Path, Prefix + "*"))
        {
            try
            {
                File.Delete(left);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // It is in use; its own request deletes it.
            }
        }
    }
}
