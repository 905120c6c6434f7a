using System.Text.RegularExpressions;
using System.Xml.Linq;
using Poker.Tests.Harness;

namespace Poker.Tests.Gates;

public sealed partial class DocumentationTests
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static TheoryData<string> Pages =>
    [
        .. new[] { ".", "docs", "docs/decisions", "extension" }
            .SelectMany(folder => Directory.EnumerateFiles(Clone.PathOf(folder), "*.md"))
            .Select(file => Path.GetRelativePath(Clone.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_are_there(string page)
    {
        var text = Prose(File.ReadAllText(Clone.PathOf(page)));
        var wrong = Link().Matches(text).Concat(Reference().Matches(text)).Concat(Attribute().Matches(text))
            .Select(match => match.Groups["to"].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(link => !Leads(page, Uri.UnescapeDataString(link)));
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pictures_are_what_their_names_say(string page)
    {
        var text = Prose(File.ReadAllText(Clone.PathOf(page)));
        var wrong = Picture().Matches(text).Concat(Source().Matches(text))
            .Select(match => match.Groups["to"].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal))
            .Where(link => !IsPicture(Clone.PathOf(Path.GetDirectoryName(page)!, link)));
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("# 7. The explorer's pages", "7-the-explorers-pages")]
    [InlineData("## `poker up`, and *more*", "poker-up-and-more")]
    [InlineData("### [Between](x.md) machines_here", "between-machines_here")]
    [InlineData("## 10, 100, 1,000 workers", "10-100-1000-workers")]
    public void Headings_have_the_anchors_that_readers_of_Markdown_give_them(string heading, string anchor) => Assert.Equal([anchor], Anchors(heading));

    private static bool Leads(string page, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var file = path.Length == 0 ? Clone.PathOf(page) : Path.GetFullPath(Clone.PathOf(Path.GetDirectoryName(page)!, path));
        return (File.Exists(file) || (anchor is null && Directory.Exists(file)))
            && (anchor is null || !file.EndsWith(".md", StringComparison.Ordinal) || Anchors(Prose(File.ReadAllText(file), keepsCode: true)).Contains(anchor));
    }

    // As GitHub makes them: letters, digits, blanks as hyphens, and a number where one stands twice.
    private static IReadOnlyList<string> Anchors(string text)
    {
        var seen = new Dictionary<string, int>();
        var anchors = new List<string>();
        foreach (var heading in Heading().Matches(text).Select(match => Link().Replace(match.Groups["text"].Value, "${text}")))
        {
            var anchor = new string([.. heading.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')]).Replace(' ', '-');
            var times = seen[anchor] = seen.GetValueOrDefault(anchor) + 1;
            anchors.Add(times == 1 ? anchor : $"{anchor}-{times - 1}");
        }

        return anchors;
    }

    private static bool IsPicture(string file) => File.Exists(file) && Path.GetExtension(file) switch
    {
        ".png" => IsPng(File.ReadAllBytes(file)),
        ".svg" => XDocument.Load(file).Root?.Name == XName.Get("svg", "http://www.w3.org/2000/svg"),
        _ => false,
    };

    // The signature, a header with a size, and the chunk that ends it: a file cut short has none.
    private static bool IsPng(byte[] bytes) =>
        bytes.AsSpan().StartsWith(PngSignature)
        && bytes.AsSpan(12).StartsWith("IHDR"u8)
        && bytes.AsSpan(16, 8).ContainsAnyExcept((byte)0)
        && bytes.AsSpan(0, bytes.Length - 4).EndsWith("IEND"u8);

    // What stands in code is no link.
    private static string Prose(string text, bool keepsCode = false)
    {
        var prose = Fence().Replace(text, "");
        return keepsCode ? prose : Code().Replace(prose, "code");
    }

    [GeneratedRegex(@"^ *(?<fence>```+|~~~+).*?^ *\k<fence>", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<to>[^)\s]+)(\s""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\[[^\]]+\]:\s+(?<to>\S+)", RegexOptions.Multiline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"<[a-z]+\s[^>]*?\b(?:src|srcset|href)=""(?<to>[^""]+)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"!\[[^\]]*\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"<(?:img|source)\s[^>]*?\b(?:src|srcset)=""(?<to>[^""]+)""")]
    private static partial Regex Source();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
