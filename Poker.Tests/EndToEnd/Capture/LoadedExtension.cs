using System.Text.Json.Nodes;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Capture;

/// <summary>
/// A copy of the extension as it is, but for sites that are allowed from the start: Chrome asks for them in a window of its own, which nobody
/// can answer here.
/// </summary>
internal static class LoadedExtension
{
    /// <summary>Its popup.</summary>
    public const string Popup = "chrome-extension://behockfglllmpclnmgegcdgcljogonjl/popup/popup.html";

    /// <summary>Writes the copy and returns its folder.</summary>
    public static string Write(TemporaryFolder folder, string allowedOrigin)
    {
        var source = Clone.PathOf("extension");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = folder.PathOf("extension", Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var manifest = folder.PathOf("extension", "manifest.json");
        var changed = JsonNode.Parse(File.ReadAllText(manifest))!;
        changed["host_permissions"] = new JsonArray($"{allowedOrigin}/*");
        File.WriteAllText(manifest, changed.ToJsonString());
        return folder.PathOf("extension");
    }

    /// <summary>Fills the popup's form in, as a person would, and returns what it says.</summary>
    public static async Task<string> SetUpAsync(BrowserTab popup, string address, string key)
    {
        // The popup fills the fields itself when it has heard from its worker.
        await popup.UntilAsync("document.getElementById('address').value !== ''", "the popup was ready");
        await popup.EvaluateAsync(
            $$"""
            document.getElementById("saved").textContent = "";
            document.getElementById("address").value = "{{address}}";
            document.getElementById("key").value = "{{key}}";
            document.getElementById("settings").requestSubmit();
            """);
        await popup.UntilAsync("document.getElementById('saved').textContent !== ''", "the settings were saved");
        return await popup.ReadAsync("document.getElementById('saved').textContent");
    }

    /// <summary>Waits until the popup shows a state.</summary>
    public static Task UntilStateAsync(BrowserTab popup, string state) =>
        popup.UntilAsync($"document.getElementById('state').textContent === '{state}'", $"the popup said '{state}'");

    /// <summary>Waits until the popup shows a count.</summary>
    public static Task UntilCountAsync(BrowserTab popup, string name, long count) => popup.UntilAsync(
        $"document.getElementById('{name}').textContent.replaceAll(',', '') === '{count}'", $"the popup counted {count} {name}");
}
