package app.gatehouse.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.usage.ui.DayChart.Bar;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class DayChartTest {

  private static Document draw(List<Bar> bars)
      throws ParserConfigurationException, SAXException, IOException {
    String svg =
        DayChart.svg(
            "Requests by day",
            "The highest is <3 Nov> & \"5\".",
            bars,
            BigDecimal.TWO,
            BigDecimal::toPlainString);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static Bar bar(int day, long value) {
    return new Bar(day + " Nov", BigDecimal.valueOf(value), day + " Nov: " + value);
  }

  private static List<Element> all(Document svg, String tag, String style) {
    NodeList found = svg.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .filter(element -> element.getAttribute("class").equals(style))
        .toList();
  }

  private static double height(Element bar) {
    return Double.parseDouble(bar.getAttribute("height"));
  }

  @Test
  void drawsABarForEachDayAsHighAsItsShare() throws Exception {
    Document svg = draw(List.of(bar(1, 4), bar(2, 0), bar(3, 2)));

    List<Element> bars = all(svg, "rect", "chart-bar");
    assertThat(bars).hasSize(3);
    assertThat(height(bars.get(0))).isEqualTo(2 * height(bars.get(2)));
    assertThat(height(bars.get(1))).isZero();
    assertThat(all(svg, "text", "chart-scale").stream().map(Element::getTextContent))
        .containsExactly("4", "2");
  }

  @Test
  void drawsALittleOfWhatIsHardlyAnything() throws Exception {
    Document svg = draw(List.of(bar(1, 1_000_000), bar(2, 1)));

    assertThat(height(all(svg, "rect", "chart-bar").get(1))).isEqualTo(2);
  }

  @Test
  void saysInWordsWhatItShows() throws Exception {
    Element svg = draw(List.of(bar(1, 4))).getDocumentElement();

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Requests by day");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("The highest is <3 Nov> & \"5\".");
  }

  @Test
  void namesTheFirstAndTheLastDayAndFewBetween() throws Exception {
    Document svg = draw(IntStream.rangeClosed(1, 30).mapToObj(day -> bar(day, day)).toList());

    assertThat(all(svg, "text", "chart-label").stream().map(Element::getTextContent))
        .containsExactly("1 Nov", "8 Nov", "15 Nov", "22 Nov", "30 Nov");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "2,2",
    "3,4",
    "7,8",
    "9,10",
    "11,20",
    "45,60",
    "0.003,0.004",
    "0.05,0.06",
    "99,100"
  })
  void scalesToWhatCanBeHalved(BigDecimal value, BigDecimal top) {
    assertThat(DayChart.roundUp(value)).isEqualByComparingTo(top);
  }
}
