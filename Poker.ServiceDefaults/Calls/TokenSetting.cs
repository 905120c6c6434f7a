using Microsoft.Extensions.Configuration;

namespace Poker.ServiceDefaults.Calls;

/// <summary>The shared token as services are told it, callers and called alike: <see cref="Key"/>, or the file that <see cref="FileKey"/> names.</summary>
public static class TokenSetting
{
    /// <summary>The key of the token.</summary>
    public const string Key = "Poker:Token";

    /// <summary>The key of the token's file.</summary>
    public const string FileKey = "Poker:TokenFile";

    /// <summary>Reads it; null where none is configured.</summary>
    /// <exception cref="ServiceConfigurationException">Its file is empty or cannot be read, or no header can hold it; the message names the key.</exception>
    public static string? Read(IConfiguration configuration)
    {
        var token = configuration[Key]?.Trim();
        if (string.IsNullOrEmpty(token) && configuration[FileKey] is { Length: > 0 } path)
        {
            token = SettingFile.Read(path, FileKey).Trim();
            if (token.Length == 0)
            {
                throw new ServiceConfigurationException($"{FileKey} names an empty file: write the token into it.");
            }
        }

        return string.IsNullOrEmpty(token) ? null
            : token.All(character => character is > ' ' and <= '~') ? token
            : throw new ServiceConfigurationException($"{Key} has characters that no header can hold: use letters and digits.");
    }
}
