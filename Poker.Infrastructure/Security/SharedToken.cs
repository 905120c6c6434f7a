using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Poker.Infrastructure.Security;

/// <summary>The secret that every call between services carries: one a data folder, 32 random bytes as base64url, in a file that only its owner reads.</summary>
public static class SharedToken
{
    /// <summary>The environment variable that holds the token where the data folder is another machine's.</summary>
    public const string Variable = "POKER_TOKEN";

    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "token";

    private const int Bytes = 32, ShortestText = 32, LongestText = 256;

    /// <summary>The file of a data folder.</summary>
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, FileName);

    /// <summary>Reads the data folder's token; it is made the first time, one, however many start at once.</summary>
    /// <exception cref="IOException">Others can read the file, or it holds no token; the message says what to do.</exception>
    public static string OfFolder(string dataFolder)
    {
        var path = FileIn(dataFolder);
        return Check(PrivateFile.ReadOrMake(path, () => Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)) + "\n")), path);
    }

    /// <summary>Reads a token's file.</summary>
    /// <exception cref="IOException">It is absent, others can read it, or it holds no token; the message says what to do.</exception>
    public static string Read(string path)
    {
        PrivateFile.RequirePrivate(path);
        return Check(File.ReadAllText(path), path);
    }

    /// <summary>The token of whoever joins a coordinator: the file that was named, else the environment's, else the data folder's; null where there is none.</summary>
    /// <exception cref="IOException">What there is holds no token, or others can read it.</exception>
    public static string? Find(string? file, string dataFolder, Func<string, string?> variable) =>
        file is not null ? Read(file)
        : variable(Variable) is { Length: > 0 } told ? Check(told, Variable)
        : File.Exists(FileIn(dataFolder)) ? Read(FileIn(dataFolder))
        : null;

    // The text itself is never repeated: it may be a secret of something else.
    private static string Check(string text, string place)
    {
        var token = text.Trim();
        return token.Length is >= ShortestText and <= LongestText && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? token
            : throw new IOException($"{place} holds no token: that is {ShortestText} to {LongestText} letters, digits, '-' and '_'.");
    }
}
