namespace Poker.ServiceDefaults.Calls;

/// <summary>Files that the configuration names.</summary>
internal static class SettingFile
{
    /// <summary>Reads a text file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that names it.</param>
    /// <exception cref="ServiceConfigurationException">It cannot be read; the message names the key.</exception>
    public static string Read(string path, string key)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ServiceConfigurationException($"{key} names a file that cannot be read: {error.Message}", error);
        }
    }
}
