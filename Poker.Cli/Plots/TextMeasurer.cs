using OxyPlot;

namespace Poker.Cli.Plots;

/// <summary>Says how large a text is drawn: the library's own measure, which knows one narrow font, with room for the fonts that viewers have.</summary>
internal sealed class TextMeasurer(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double Wider = 1.35, Higher = 1.35;

    /// <inheritdoc />
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var size = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new(size.Width * Wider, size.Height * Higher);
    }
}
